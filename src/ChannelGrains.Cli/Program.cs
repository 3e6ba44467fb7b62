using ChannelGrains.Cli;

return await ChannelCtl.RunAsync(
    args,
    Console.Out,
    Console.Error,
    !Console.IsOutputRedirected,
    Environment.GetEnvironmentVariable,
    TimeProvider.System,
    CancellationToken.None);
