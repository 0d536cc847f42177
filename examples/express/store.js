// Stands for a database.
exports.users = {
  async findById() {},
  async findOne() {},
  async create(user) {
    return user;
  },
  async remove() {},
};
exports.passwords = { async compare() {} };
