using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Views;

/// <summary>The partners' figures as the server answered them.</summary>
/// <param name="All">What all partners have sold today, as the live views say it.</param>
/// <param name="Rows">The partners, the highest net of the day first.</param>
/// <param name="Quarantine">The newest items in quarantine, newest first.</param>
internal sealed record Board(DaySales All, IReadOnlyList<BoardRow> Rows, IReadOnlyList<(Partner Partner, QuarantineItem Item)> Quarantine)
{
    public decimal Today => Rows.Sum(row => row.NetToday);

    public decimal Yesterday => Rows.Sum(row => row.NetYesterday);

    public decimal Month => Rows.Sum(row => row.NetMonth);

    /// <summary>Commission that no statement says yet.</summary>
    public decimal Earned => Rows.Sum(row => row.Earned);

    /// <summary>Commission of statements that are not paid.</summary>
    public decimal Owed => Rows.Sum(row => row.Owed);

    public decimal Paid => Rows.Sum(row => Texts.Yuan(row.Balance.Paid));

    public int Quarantined => Rows.Sum(row => row.Quarantined);
}

