using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Tools;

/// <summary>What a partner's persons took note of, in its journal: it lies in the index alone.</summary>
internal sealed class ToolNotesSection : PartnerSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Tools;

    public override bool Apply(FoldedPartner partner, Fact fact, long version) => fact.Tools.KindCase == ToolsFact.KindOneofCase.Acknowledged;
}
