using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

[Reentrant]
internal sealed class SourceGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<SourceGrain> logger)
    : JournalledGrain<SourceState>(store, time, faults, logger), ISourceGrain
{
    protected override StateFold<SourceState> MakeFold() => new SourceFold(this.GetPrimaryKeyString());

    public Task<Answer<SourceDefinition>> Create(CreateSource command, RequestStamp request) =>
        ChangeAsync("CreateSource", request, SourceFacts.Answers, state => ValueTask.FromResult(Decided(command.Decide(state.Definition))), CancellationToken.None);

    public Task<Answer<SourceDefinition>> Update(UpdateSource command, RequestStamp request) =>
        ChangeAsync("UpdateSource", request, SourceFacts.Answers, state => ValueTask.FromResult(
            state.Definition is { } source ? Decided(command.Decide(source)) : Unknown()), CancellationToken.None);

    public async Task<Answer<SourceDefinition>> Get() => await ReadAsync(
        state => state.Definition is { } source ? Answer<SourceDefinition>.Of(source, Ticket) : Answer<SourceDefinition>.Refuse(Unknown()), CancellationToken.None);

    public async Task<SourceDefinition?> Read() => await ReadDurableAsync(state => state.Definition, CancellationToken.None);

    /// <summary>Turns a domain decision into a fact with its answer and the source's entry in the directory.</summary>
    private static Decision<SourceDefinition> Decided(Outcome<SourceDefinition> outcome)
    {
        if (outcome.IsRefused)
            return outcome.Refusal;
        var entry = SourceFacts.ToEntry(outcome.Value);
        var index = new IndexWrites();
        index.Put(SourceDirectory.Key(outcome.Value.SourceId), entry.ToByteArray());
        return new Decision<SourceDefinition>(new Fact { Sources = new SourcesFact { Changed = new SourceChanged { Settings = entry.Settings } } }, outcome.Value, null, index);
    }

    private Refusal Unknown() => Refusal.NotFound("SOURCE_NOT_FOUND", $"There is no source '{this.GetPrimaryKeyString()}'. Check the id against the list of sources, or create it first.");
}
