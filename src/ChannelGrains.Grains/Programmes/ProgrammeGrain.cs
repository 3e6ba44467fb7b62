using ChannelGrains.Domain.Programmes;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Programme = ChannelGrains.Domain.Programmes.Programme;

namespace ChannelGrains.Grains.Programmes;

[Reentrant]
internal sealed class ProgrammeGrain(IJournalStore store, IEnumerable<FixesCurrency> amounts, TimeProvider time, GrainFaults faults, ILogger<ProgrammeGrain> logger)
    : JournalledGrain<ProgrammeState>(store, time, faults, logger), IProgrammeGrain
{
    private bool _amountsAdmitted;

    protected override StateFold<ProgrammeState> MakeFold() => new ProgrammeFold();

    public async Task<Answer<ProgrammeMessage>> Get() =>
        await ReadAsync(state => Answer<ProgrammeMessage>.Of(ProgrammeFacts.ToMessage(state.Programme), Ticket), CancellationToken.None);

    public Task<Answer<ProgrammeMessage>> Update(UpdateProgrammeRequest request, string principal) =>
        ChangeAsync<ProgrammeMessage>("UpdateProgramme", request, request.RequestId, principal, async state =>
        {
            var command = new UpdateProgramme(ProgrammeFacts.ToDomain(request.Programme), request.UpdateMask?.Paths ?? [], request.Programme?.Etag);
            var outcome = command.Decide(state.Programme, await HasAmountsAsync());
            if (outcome.IsRefused)
                return outcome.Refusal;
            var answer = ProgrammeFacts.ToMessage(outcome.Value);
            return new Decision<ProgrammeMessage>(new Fact { Programmes = new ProgrammesFact { Updated = new ProgrammeUpdated { Programme = answer } } }, answer, null);
        }, CancellationToken.None);

    public async Task<Programme> Read() => await ReadDurableAsync(state => state.Programme, CancellationToken.None);

    public async Task<Programme> AdmitAmounts()
    {
        var programme = await Read();
        _amountsAdmitted = true;
        return programme;
    }

    private async ValueTask<bool> HasAmountsAsync()
    {
        if (_amountsAdmitted)
            return true;
        foreach (var kind in amounts)
        {
            if ((await Store.ScanIndexAsync(kind.IndexPrefix, default, 1, descending: false, CancellationToken.None)).Count > 0)
                return true;
        }
        return false;
    }
}
