-- What the configuration for Neovim 0.11 uses, made of what older versions have, so that it can be run there too.
if not vim.lsp.enable then
  local configured = {}

  vim.lsp.config = function(name, config)
    configured[name] = config
  end

  vim.lsp.enable = function(name)
    local config = configured[name]
    vim.api.nvim_create_autocmd('FileType', {
      pattern = config.filetypes,
      callback = function(event)
        local capabilities = vim.lsp.protocol.make_client_capabilities()
        capabilities.workspace.configuration = true
        local id = vim.lsp.start_client({
          name = name,
          cmd = config.cmd,
          root_dir = vim.fn.fnamemodify(vim.fn.findfile(config.root_markers[1], '.;'), ':p:h'),
          settings = config.settings,
          capabilities = capabilities,
        })
        vim.lsp.buf_attach_client(event.buf, id)
        vim.keymap.set('n', 'K', vim.lsp.buf.hover, { buffer = event.buf })
        vim.keymap.set('n', 'gra', vim.lsp.buf.code_action, { buffer = event.buf })
      end,
    })
  end

  vim.lsp.get_clients = function(filter)
    local clients = {}
    for _, client in pairs(vim.lsp.buf_get_clients(filter.bufnr)) do
      if client.name == filter.name then
        table.insert(clients, {
          offset_encoding = client.offset_encoding,
          request_sync = function(_, ...)
            return client.request_sync(...)
          end,
        })
      end
    end
    return clients
  end
end
