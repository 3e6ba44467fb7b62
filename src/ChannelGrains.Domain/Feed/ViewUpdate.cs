namespace ChannelGrains.Domain.Feed;

/// <summary>What the partners of one process tell one view together. Its arrays are used again once the view has answered.</summary>
[GenerateSerializer]
public abstract class ViewUpdate(ViewId view)
{
    [Id(0)]
    private PartnerUpdate[] _partners = new PartnerUpdate[16];

    [Id(1)]
    private int _partnerCount;

    [Id(2)]
    public ViewId View { get; } = view;

    public ReadOnlySpan<PartnerUpdate> Partners => _partners.AsSpan(0, _partnerCount);

    public abstract int CellCount { get; }

    /// <summary>Begins with a partner; its cells follow, then <see cref="EndPartner"/>.</summary>
    public int BeginPartner() => CellCount;

    /// <param name="partnerId">The partner whose cells were added since <paramref name="firstCell"/>.</param>
    /// <param name="previousVersion">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="version">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="isWhole">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="firstCell">What <see cref="BeginPartner"/> returned.</param>
    public void EndPartner(string partnerId, long previousVersion, long version, bool isWhole, int firstCell)
    {
        if (_partnerCount == _partners.Length)
            Array.Resize(ref _partners, _partnerCount * 2);
        _partners[_partnerCount++] = new(partnerId, previousVersion, version, isWhole, firstCell, CellCount - firstCell);
    }

    public virtual void Clear()
    {
        // Partners that nobody else holds must not live on in unused places.
        Array.Clear(_partners, 0, _partnerCount);
        _partnerCount = 0;
    }
}
