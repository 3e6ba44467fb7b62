using System.Text;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Tools;

internal sealed class PartnerTools(IGrainContextAccessor context, IGrainFactory grains, CustomerKey key) : PartnerExtension(context), IPartnerTools
{
    public Task<Answer<ToolNote>> Acknowledge(AcknowledgeTool command, RequestStamp request) => Partner.ChangeAsync(
        "AcknowledgeTool", request, new NoteAnswers(Partner.PartnerId), partner => DecideAsync(command, partner, request.Principal), CancellationToken.None);

    private async ValueTask<Decision<ToolNote>> DecideAsync(AcknowledgeTool command, FoldedPartner partner, string principal)
    {
        if (partner.Life is not { } life)
            return Unknown();
        if (command.Check() is { } refusal)
            return refusal;
        var person = key.Hash(Encoding.UTF8.GetBytes(command.PersonId));
        if (await FindAsync(command, person) is { } known)
            return new Decision<ToolNote>(null, known, null);
        var now = Partner.NowMicros;
        var outcome = command.Decide(await grains.GetGrain<IToolsGrain>(ToolNames.Tools).Find(command.ToolId), person, life.DayOf(now));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var note = new ToolNote(Partner.PartnerId, outcome.Value, now, principal, Partner.Version + 1);
        var index = new IndexWrites();
        index.Put(ToolKeys.Note(command.ToolId, command.Version, Partner.PartnerId, person), ToolFacts.ToEntry(note).ToByteArray());
        return new Decision<ToolNote>(new Fact { RecordedAtMicros = now, Tools = new ToolsFact { Acknowledged = ToolFacts.ToFact(outcome.Value) } }, note, null, index);
    }

    private async ValueTask<ToolNote?> FindAsync(AcknowledgeTool command, ulong person)
    {
        // One that came just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(ToolKeys.Note(command.ToolId, command.Version, Partner.PartnerId, person));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? ToolFacts.ToDomain(ToolNoteEntry.Parser.ParseFrom(reads.Value(0)), command.ToolId, command.Version) : null;
    }
}
