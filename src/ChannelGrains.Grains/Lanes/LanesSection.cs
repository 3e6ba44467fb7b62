using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Lanes;

/// <summary>What happens to lanes beside the batches that they take. The lanes themselves are of the ingest's part, as every batch moves them.</summary>
internal sealed class LanesSection : PartnerSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Lanes;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        switch (fact.Lanes.KindCase)
        {
            case LanesFact.KindOneofCase.Opened:
                partner.LaneOf(fact.Lanes.Opened.SourceId).OpenEpoch(fact.Lanes.Opened.Epoch);
                return true;
            case LanesFact.KindOneofCase.ConflictObserved:
                var observed = fact.Lanes.ConflictObserved;
                partner.LaneOf(observed.SourceId).ConflictSeen = true;
                partner.Quarantine.Open(new QuarantineEntry(new Locator(version, 0), observed.SourceId, QuarantineReason.ContentConflict, 0));
                return true;
            default:
                return false;
        }
    }
}
