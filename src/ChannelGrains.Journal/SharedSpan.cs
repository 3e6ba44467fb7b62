using System.Diagnostics;

namespace ChannelGrains.Journal;

/// <summary>The spans that one piece of work serves, as a commit does the batches that share it: its own is a child of the first, and linked to the others. One
/// thread at a time.</summary>
public sealed class SharedSpan
{
    /// <summary>More are served without a link.</summary>
    public const int MaxLinks = 64;

    private List<ActivityContext>? _served;

    public bool IsEmpty => _served is not { Count: > 0 };

    /// <summary>The work serves whatever runs now, if that is traced.</summary>
    /// <param name="source">Of the work's span.</param>
    public void Serve(ActivitySource source)
    {
        if (source.HasListeners())
            Serve(Activity.Current);
    }

    /// <summary>The work serves a span, if it is traced.</summary>
    public void Serve(Activity? span)
    {
        if (span is not { Recorded: true })
            return;
        _served ??= [];
        // Records of one batch come one behind the other.
        if (_served.Count <= MaxLinks && (_served.Count == 0 || _served[^1].SpanId != span.SpanId))
            _served.Add(span.Context);
    }

    /// <summary>The work serves what another one would.</summary>
    public void Serve(SharedSpan other)
    {
        foreach (var served in other._served ?? [])
            if ((_served ??= []).Count <= MaxLinks)
                _served.Add(served);
    }

    public void Clear() => _served?.Clear();

    /// <summary>Starts the work's span; null when it is not sampled.</summary>
    public Activity? Start(ActivitySource source, string name) => IsEmpty
        ? source.StartActivity(name)
        : source.StartActivity(name, ActivityKind.Internal, _served![0], links: _served.Skip(1).Select(served => new ActivityLink(served)));
}
