using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Views;

/// <summary>The partners' figures as the server answered them.</summary>
/// <param name="Rows">The partners, the highest net of the day first.</param>
/// <param name="Quarantine">The newest items in quarantine, newest first.</param>
internal sealed record Board(IReadOnlyList<BoardRow> Rows, IReadOnlyList<(Partner Partner, QuarantineItem Item)> Quarantine)
{
    public decimal Today => Rows.Sum(row => row.NetToday);

    public decimal Yesterday => Rows.Sum(row => row.NetYesterday);

    public decimal Month => Rows.Sum(row => row.NetMonth);

    public int Quarantined => Rows.Sum(row => row.Quarantined);
}

