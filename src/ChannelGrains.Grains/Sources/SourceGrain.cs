using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
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

    public Task<Answer<Source>> Create(CreateSourceRequest request, string principal) =>
        ChangeAsync<Source>("CreateSource", request, request.RequestId, principal, state => ValueTask.FromResult(
            Decided(new CreateSource(SourceFacts.ToDomain(request.Source, 0)).Decide(state.Definition))), CancellationToken.None);

    public Task<Answer<Source>> Update(UpdateSourceRequest request, string principal) =>
        ChangeAsync<Source>("UpdateSource", request, request.RequestId, principal, state => ValueTask.FromResult(state.Definition is null
            ? Unknown()
            : Decided(new UpdateSource(SourceFacts.ToDomain(request.Source, 0), request.UpdateMask?.Paths ?? [], request.Source?.Etag).Decide(state.Definition))),
            CancellationToken.None);

    public async Task<Answer<Source>> Get() => await ReadAsync(
        state => state.Definition is { } source ? Answer<Source>.Of(SourceFacts.ToMessage(source), Ticket) : Answer<Source>.Refuse(Unknown()), CancellationToken.None);

    public async Task<SourceDefinition?> Read() => await ReadDurableAsync(state => state.Definition, CancellationToken.None);

    private static Decision<Source> Decided(Outcome<SourceDefinition> outcome)
    {
        if (outcome.IsRefused)
            return outcome.Refusal;
        var answer = SourceFacts.ToMessage(outcome.Value);
        var index = new IndexWrites();
        index.Put(SourceDirectory.Key(outcome.Value.SourceId), answer.ToByteArray());
        return new Decision<Source>(new Fact { Sources = new SourcesFact { Changed = new SourceChanged { Source = answer } } }, answer, null, index);
    }

    private Refusal Unknown() => Refusal.NotFound("SOURCE_NOT_FOUND", $"There is no source '{this.GetPrimaryKeyString()}'. Check the id against the list of sources, or create it first.");
}
