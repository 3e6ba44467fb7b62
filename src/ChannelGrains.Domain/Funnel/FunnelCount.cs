using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Funnel;

/// <summary>Counts the steps of one group.</summary>
internal sealed class FunnelCount
{
    private readonly int[] _reached = new int[Recruitment.Steps], _there = new int[Recruitment.Steps], _lost = new int[Recruitment.Steps];
    private readonly List<int>?[] _days = new List<int>?[Recruitment.Steps];
    private Amount _net, _completeNet;
    private int _complete;

    /// <summary>A partner reached a step.</summary>
    /// <param name="place">The step, from 0.</param>
    /// <param name="daysToNext">Days until it reached the next one; null when it did not.</param>
    /// <param name="isOver">Whether it was terminated from there.</param>
    public void OnReached(int place, int? daysToNext, bool isOver)
    {
        _reached[place]++;
        if (daysToNext is { } days)
            (_days[place] ??= []).Add(days);
        else if (isOver)
            _lost[place]++;
        else
            _there[place]++;
    }

    /// <summary>It became ACTIVE.</summary>
    /// <param name="net">What it sold in its first days.</param>
    /// <param name="isComplete">Whether these are over.</param>
    public void OnActive(Amount net, bool isComplete)
    {
        _net += net;
        if (!isComplete)
            return;
        _complete++;
        _completeNet += net;
    }

    public FunnelGroup ToGroup(string name) => new(
        name,
        [.. Enumerable.Range(0, Recruitment.Steps).Select(place => new FunnelStep(
            LifecycleState.Prospect + place, _reached[place], _there[place], _lost[place], _days[place]?.Count ?? 0, Median(_days[place])))],
        new(_reached[^1], _net, _complete, _completeNet));

    private static int? Median(List<int>? days)
    {
        if (days is null)
            return null;
        days.Sort();
        return days[(days.Count - 1) / 2];
    }
}
