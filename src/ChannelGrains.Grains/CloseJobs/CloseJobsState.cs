using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>The jobs of one month.</summary>
internal sealed class CloseJobsState : IJournalledState
{
    /// <summary>Jobs that are kept: a month is closed once, and again for partners that refused.</summary>
    private const int MaxKept = 100;

    private readonly List<CloseJob> _jobs = [];

    /// <summary>By number; the latest ones.</summary>
    public IReadOnlyList<CloseJob> Jobs => _jobs;

    public CloseJob? Last => _jobs is [.., var last] ? last : null;

    /// <summary>The job that is under way; null for none.</summary>
    public CloseJob? Running => Last is { IsDone: false } running ? running : null;

    public RequestLog Requests { get; } = new();

    public void Add(CloseJob job)
    {
        if (_jobs.Count == MaxKept)
            _jobs.RemoveAt(0);
        _jobs.Add(job);
    }

    public void Advance(CloseJobAdvanced step, long atMicros) => _jobs[^1] = _jobs[^1].With(step, atMicros);
}
