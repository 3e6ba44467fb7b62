using System.CommandLine;
using ChannelGrains.Benchmarks.Ceiling;
using ChannelGrains.Benchmarks.Experiments;

var data = new Option<string>("--data") { Description = "Directory of its log.", Required = true };
var ceiling = new Command("ceiling-server", "The server that ChannelGrains is compared with; the benchmark starts it.") { data };
ceiling.SetAction((parsed, cancellationToken) => CeilingServer.RunAsync(parsed.GetRequiredValue(data), cancellationToken));
var root = BenchCommand.Create();
root.Add(ceiling);
root.Add(MemoryCommand.Create());
root.Add(RestartCommand.Create());
root.Add(WatchCommand.Create());
root.Add(ViewsCommand.Create());
return await root.Parse(args).InvokeAsync();
