using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.SalesViews;

namespace ChannelGrains.Gateway.SalesViews;

/// <summary>A question to the views of some months, watched. A month changes with every sale of it, so an answer counts as another one only when
/// what it shows is another.</summary>
internal abstract record ViewQuestion<TAnswer> : WatchQuestion<TAnswer>
    where TAnswer : class
{
    public override IReadOnlyList<string> Sources => [.. Months.Select(month => MonthSource.Of(Period.OfMonth(month).Id, Watched))];

    /// <summary>The months that are read, in months since 1970-01.</summary>
    protected abstract IReadOnlyList<int> Months { get; }

    /// <summary>The scope that is read of them.</summary>
    protected abstract ViewScope Watched { get; }

    /// <summary>What an answer shows, apart from when it was read.</summary>
    protected abstract object Shown(TAnswer answer);

    public override long VersionOf(TAnswer answer, TAnswer? last, long lastVersion) =>
        last is not null && Shown(answer).Equals(Shown(last)) ? lastVersion : lastVersion + 1;
}
