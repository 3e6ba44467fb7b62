using ChannelGrains.Domain.Audit;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of a change. Each kind names what is: so no account, nothing of a customer and no secret comes out because a fact has got a field.
/// Texts that people wrote are shown where they say why, but not those of complaints, payees and payments.</summary>
internal static class ChangeDetails
{
    public static IReadOnlyList<ChangeDetail> Of(Fact fact, ChangedFact changed)
    {
        var details = new DetailList();
        _ = IngestDetails.Add(details, changed.Change) || PartnerDetails.Add(details, changed.Change) || SettlementDetails.Add(details, changed) || PaymentDetails.Add(details, changed.Change)
            || ProgrammeDetails.Add(details, changed.Change);
        if (fact.OpenedAction is { } opened)
            details.Text("opened_action", opened.ActionId);
        return details.Details;
    }
}
