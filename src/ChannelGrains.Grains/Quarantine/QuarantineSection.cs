using System.Text;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Quarantine;

/// <summary>What becomes of quarantined transactions. The open items are of the ingest's part, as batches add to them.</summary>
internal sealed class QuarantineSection : PartnerSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Quarantine;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        switch (fact.Quarantine.KindCase)
        {
            case QuarantineFact.KindOneofCase.Replayed:
                ApplyReplay(partner, fact.Quarantine.Replayed);
                return true;
            case QuarantineFact.KindOneofCase.Discarded:
                foreach (var item in fact.Quarantine.Discarded.Items)
                    partner.Quarantine.Close(QuarantineKeys.ToLocator(item));
                return true;
            // What it did stands in the records before it.
            case QuarantineFact.KindOneofCase.Swept:
                return true;
            default:
                return false;
        }
    }

    private static void ApplyReplay(FoldedPartner partner, QuarantineReplayed replayed)
    {
        partner.Quarantine.Close(QuarantineKeys.ToLocator(replayed.Item));
        partner.LaneOf(replayed.SourceId).AcceptedCount++;
        if (replayed.Voided is { } voided)
            BatchFold.CountStored(partner, voided.Transaction.ToByteArray(), voided.BusinessDay, Encoding.UTF8.GetBytes(voided.Region), -1);
        else if (replayed.ReleasedVoid is { } released)
            partner.Quarantine.Close(QuarantineKeys.ToLocator(released));
        else
            BatchFold.CountStored(partner, replayed.Transaction.ToByteArray(), replayed.BusinessDay, Encoding.UTF8.GetBytes(replayed.Region), 1);
        foreach (var purchase in replayed.FirstPurchases)
            partner.Sales.SetFirstDay(purchase.Customer, purchase.HasPreviousDay ? purchase.PreviousDay : null, purchase.Day);
    }
}
