using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using ComplianceFact = ChannelGrains.Journal.V1.ComplianceFact;

namespace ChannelGrains.Grains.Compliance;

internal sealed class PartnerCompliance(IGrainContextAccessor context, JournalledRequirements requirements, IEvidenceLookup files) : PartnerExtension(context), IPartnerCompliance
{
    public Task<Answer<ComplianceReading>> Record(RecordCompliance command, RequestStamp request) => Partner.ChangeAsync(
        command.IsScreening ? "RecordScreening" : "RecordComplianceEvidence", request, ComplianceFacts.RecordedAnswers, partner => DecideAsync(command, partner), CancellationToken.None);

    public Task<Answer<ComplianceStatuses>> Status(BusinessDay? day) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<ComplianceStatuses>.Refuse(Unknown());
        var on = day ?? life.DayOf(Partner.NowMicros);
        var all = (await requirements.ReadAsync(CancellationToken.None)).StatusOf(ShownBy.Of(partner), ShownBy.AskedOf(partner), on);
        return Answer<ComplianceStatuses>.Of(new ComplianceStatuses(on, [.. all]), Partner.Ticket);
    }, CancellationToken.None);

    private async ValueTask<Decision<ComplianceReading>> DecideAsync(RecordCompliance command, FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var isFileKnown = command.Sha256.Length > 0 && (await files.MissingAsync(Partner, partner, [command.Sha256], CancellationToken.None)).Count == 0;
        var now = Partner.NowMicros;
        var outcome = command.Decide((await requirements.ReadAsync(CancellationToken.None)).Find(command.RequirementId), isFileKnown, life.DayOf(now));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var fact = new Fact { RecordedAtMicros = now, Compliance = new ComplianceFact { Recorded = ComplianceFacts.ToFact(outcome.Value) } };
        return new Decision<ComplianceReading>(fact, new ComplianceReading(new ShownPeriod(outcome.Value, Partner.Version + 1)), null);
    }
}
