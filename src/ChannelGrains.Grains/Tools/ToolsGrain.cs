using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Tools;

[Reentrant]
internal sealed class ToolsGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<ToolsGrain> logger)
    : JournalledGrain<ToolsState>(store, time, faults, logger), IToolsGrain
{
    protected override StateFold<ToolsState> MakeFold() => new ToolsFold();

    public Task<Answer<ToolReading>> Put(PutTool command, RequestStamp request) =>
        ChangeAsync("PutTool", request, ToolFacts.Answers, state => ValueTask.FromResult(Decide(command, state)), CancellationToken.None);

    public async Task<Answer<KnownTools>> Read() => await ReadAsync(state => Answer<KnownTools>.Of(new KnownTools([.. state.Tools.All]), Ticket), CancellationToken.None);

    public async Task<SalesTool?> Find(string toolId) => await ReadDurableAsync(state => state.Tools.Find(toolId), CancellationToken.None);

    private Decision<ToolReading> Decide(PutTool command, ToolsState state)
    {
        var read = command.Read();
        if (read.IsRefused)
            return read.Refusal;
        var latest = state.Tools.Find(read.Value.ToolId);
        var outcome = command.Decide(read.Value, latest, state.Tools.All.Count);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var tool = outcome.Value;
        return tool.Version == latest?.Version
            ? new Decision<ToolReading>(null, new ToolReading(tool, Version), null)
            : new Decision<ToolReading>(new Fact { Tools = new ToolsFact { ToolPut = ToolFacts.ToFact(tool) } }, new ToolReading(tool, Version + 1), null);
    }
}
