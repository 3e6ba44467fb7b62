using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>What each partner sold in one scope of a month, by the partner's number.</summary>
internal sealed class ScopeSums
{
    private CellSum[] _sums = [];
    private int _count;

    public ViewScope Scope { get; private set; } = new();

    public ReadOnlySpan<CellSum> All => _sums.AsSpan(0, _count);

    /// <summary>Whether somebody has asked for it since this was last set to false.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The answer that was given last; null once something has changed since then.</summary>
    public IReadOnlyList<PartnerNet>? Nets { get; set; }

    /// <summary>Begins with a scope: no partner has sold anything.</summary>
    public void Begin(ViewScope scope, int partners)
    {
        (Scope, Nets, _count) = (scope, null, partners);
        if (_sums.Length < partners)
            _sums = new CellSum[partners];
        else
            Array.Clear(_sums, 0, partners);
    }

    public void Add(int partner, in CellSum sum) => _sums[partner].Add(sum);

    /// <summary>Follows a cell of a partner, maybe a new one, that has another value now.</summary>
    public void Replace(int partner, in CellSum before, in CellSum after)
    {
        if (partner >= _count)
            Grow(partner + 1);
        ref var sum = ref _sums[partner];
        sum.Subtract(before);
        sum.Add(after);
        Nets = null;
    }

    private void Grow(int partners)
    {
        if (partners > _sums.Length)
            Array.Resize(ref _sums, Math.Max(partners, _sums.Length * 2));
        _sums.AsSpan(_count..partners).Clear();
        _count = partners;
    }
}
