using Prescreen.Functions.Handler;

return await FunctionsApp.RunAsync(args);
