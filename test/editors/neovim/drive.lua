-- Does what a person does in Neovim and writes down what came: findings, a hover, a fix, the fixes on save.
local seen = {}

local function wait_for(what, condition)
  if not vim.wait(15000, condition, 10) then
    error(what .. ' did not come')
  end
end

local function findings()
  return vim.tbl_map(function(finding)
    local lsp = (finding.user_data or {}).lsp or {}
    return { line = finding.lnum + 1, rule = finding.code or lsp.code, severity = finding.severity }
  end, vim.diagnostic.get(0))
end

local function rules()
  return vim.tbl_map(function(finding)
    return finding.rule
  end, findings())
end

local function press(keys)
  vim.api.nvim_feedkeys(keys, 'x', false)
end

local function floating_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

local function use()
  wait_for('A finding', function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.findings = findings()

  vim.fn.search([[\<500\>]])
  press('K')
  wait_for('The hover', floating_window)
  local hover = floating_window()
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(hover), 0, -1, false), '\n')
  vim.api.nvim_win_close(hover, true)

  local line = vim.api.nvim_get_current_line()
  vim.ui.select = function(items, options, choose)
    seen.fixes = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  press('gra')
  wait_for('The fix', function()
    return vim.api.nvim_get_current_line() ~= line
  end)
  seen.fixed = vim.api.nvim_get_current_line()

  vim.cmd('write')
  -- Edits come to the server one by one: findings of a text between them may be shown first.
  local fixed = { 'no-explicit-500', 'no-body-with-empty-status', 'status-before-redirect' }
  wait_for('The findings of the saved text', function()
    return not vim.tbl_contains(vim.tbl_map(function(rule)
      return vim.tbl_contains(rules(), rule)
    end, fixed), true)
  end)
  seen.left = findings()
end

local ok, problem = pcall(use)
seen.problem = not ok and tostring(problem) or nil
vim.fn.writefile({ vim.json.encode(seen) }, 'seen.json')
vim.cmd('qall!')
