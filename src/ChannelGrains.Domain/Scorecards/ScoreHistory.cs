namespace ChannelGrains.Domain.Scorecards;

/// <summary>How a score came to be: a scorecard after each fact, of which the changes are kept. Not for several threads at once.</summary>
/// <param name="start">The scorecard before the first fact; null where there was nothing.</param>
public sealed class ScoreHistory(Scorecard? start)
{
    private readonly List<ScoreChange> _changes = [];
    private Scorecard? _last = start;

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<ScoreChange> Changes => _changes;

    /// <summary>Notes the scorecard after a fact.</summary>
    public void Add(ScoreCause cause, Scorecard card)
    {
        var (before, after) = (_last?.Score?.ToString(), card.Score?.ToString());
        if (before != after)
            _changes.Add(new ScoreChange(cause, after, card.Band, [.. card.Rows.Select(Move).Where(move => move.Before != move.After)]));
        _last = card;

        ScoreMove Move(ScoreRow row, int place) => new(row.Definition.Kpi, _last?.Rows[place].ActualText, row.ActualText);
    }
}
