using System.Collections.Immutable;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerTimeline
{
    /// <summary>With another placement from a day on; what was planned for that day or later is replaced.</summary>
    internal PartnerTimeline With(PlacementFrom entry)
    {
        ImmutableArray<PlacementFrom> kept = [.. Placements.TakeWhile(e => e.From < entry.From)];
        return new(!kept.IsEmpty && kept[^1].Placement == entry.Placement ? kept : kept.Add(entry), States);
    }

    /// <summary>With another state from a day on. A termination ends the timeline; any other state leaves what is planned after it in place.</summary>
    internal PartnerTimeline With(StateFrom entry)
    {
        var next = ImmutableArray.CreateBuilder<StateFrom>();
        next.AddRange(States.Where(e => e.From < entry.From));
        if (next.Count == 0 || next[^1].State != entry.State)
            next.Add(entry);
        if (entry.State != LifecycleState.Terminated)
            next.AddRange(States.Where(e => e.From > entry.From));
        return new(Placements, next.ToImmutable());
    }
}
