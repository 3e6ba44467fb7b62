using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Compliance;

/// <summary>No agreement is signed or amended with a partner that does not meet a requirement that contracts wait for.</summary>
internal sealed class ComplianceContractCondition(JournalledRequirements requirements) : AgreementCondition
{
    public override async ValueTask<Refusal?> FindAsync(FoldedPartner partner, AgreementScope version, BusinessDay today, CancellationToken cancellationToken)
    {
        var unmet = (await requirements.ReadAsync(cancellationToken)).ClosingContract(ShownBy.Of(partner), ShownBy.AskedOf(partner), version, today).ToList();
        return unmet.Count == 0
            ? null
            : Refusal.FailedPrecondition("CONTRACT_BLOCKED", $"The agreement is blocked: {string.Join(" ", unmet.Select(ComplianceWords.Of))}") with
            {
                Metadata = new Dictionary<string, string> { ["requirements"] = string.Join(",", unmet.Select(status => status.Requirement.Id)) },
            };
    }
}
