namespace ChannelGrains.Domain.SalesViews;

public sealed partial class MonthView
{
    /// <summary>Scopes whose sums follow the updates at once; those of others are added up for each question.</summary>
    private const int MaxFollowing = 64;

    private readonly Dictionary<ViewScope, ScopeSums> _following = [];
    private readonly ScopeSums _once = new();

    /// <summary>Scopes whose sums follow the updates.</summary>
    public int FollowingCount => _following.Count;

    /// <summary>Lets go of the sums that nobody has asked for since this was called before. Sums that will be asked for again are added up once, and
    /// then follow each update until they are let go of.</summary>
    public void ForgetUnasked()
    {
        foreach (var sums in _following.Values.Where(sums => !sums.IsAsked).ToList())
        {
            _following.Remove(sums.Scope);
            foreach (var cells in Within(sums.Scope))
                cells.Followers.Remove(sums);
        }
        foreach (var sums in _following.Values)
            sums.IsAsked = false;
        ForgetUnwatched();
    }

    private ScopeSums SumsOf(ViewScope scope, bool isAskedAgain)
    {
        if (!_following.TryGetValue(scope, out var sums))
        {
            var follows = isAskedAgain && _following.Count < MaxFollowing;
            sums = follows ? new() : _once;
            AddUp(scope, sums);
            if (follows)
            {
                _following.Add(scope, sums);
                foreach (var cells in Within(scope))
                    cells.Followers.Add(sums);
            }
        }
        sums.IsAsked = true;
        return sums;
    }

    private void AddUp(ViewScope scope, ScopeSums sums)
    {
        sums.Begin(scope, _partners.Count);
        foreach (var cells in Within(scope))
            foreach (var place in cells.Places)
            {
                ref readonly var row = ref CellRows[place];
                sums.Add(row.Partner, row.Sum);
            }
    }

    /// <summary>A name that is new to the month is followed like those that were there before it.</summary>
    private void Follow(NamedCells named)
    {
        named.Followers.AddRange(_following.Values.Where(sums => sums.Scope.Holds(named.Name)));
        named.Watched.AddRange(_watched.Values.Where(watched => watched.Scope.Holds(named.Name)));
    }
}
