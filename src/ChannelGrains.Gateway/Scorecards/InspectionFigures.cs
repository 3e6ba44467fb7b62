using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Inspections as facts of figures.</summary>
internal static class InspectionFigures
{
    private const int HighestScore = 100;

    /// <param name="record">One with a score.</param>
    public static FigureFact ToFact(KeptRecord record)
    {
        var submitted = record.Submitted;
        return new(record.Version, submitted.TakenOn, submitted.ReceivedAtMicros, "RECORD", submitted.Record.RecordId, record.Score.ScoreMicros!.Value, HighestScore);
    }
}
