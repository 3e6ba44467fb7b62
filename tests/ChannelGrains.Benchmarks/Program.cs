using ChannelGrains.Benchmarks.Experiments;
using ChannelGrains.Benchmarks.Front;

var root = BenchCommand.Create();
foreach (var server in ServerCommands.Create())
{
    server.Hidden = true;
    root.Add(server);
}
root.Add(PostgresCommand.Create());
root.Add(ClusterCommand.Create());
root.Add(RowsCommand.Create());
root.Add(GrowthCommand.Create());
root.Add(CallsCommand.Create());
root.Add(MemoryCommand.Create());
root.Add(RestartCommand.Create());
root.Add(WatchCommand.Create());
root.Add(ViewsCommand.Create());
root.Add(DirectoryCommand.Create());
root.Add(ScorecardCommand.Create());
root.Add(BalanceCommand.Create());
root.Add(CloseCommand.Create());
root.Add(PayCommand.Create());
root.Add(ProfitCommand.Create());
root.Add(RiskCommand.Create());
root.Add(FieldCommand.Create());
root.Add(PageCommand.Create());
root.Add(TelemetryCommand.Create());
root.Add(SeriesCommand.Create());
return await root.Parse(args).InvokeAsync();
