using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What the view of a month shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when there was no survey.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyReading(long Version, [property: Id(0)] SurveyCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((SurveyReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new SurveyDifference(Cell, should)];
}
