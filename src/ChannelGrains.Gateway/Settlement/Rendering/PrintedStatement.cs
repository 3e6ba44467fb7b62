using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement.Rendering;

/// <summary>A statement that is written for people.</summary>
/// <param name="Whole">The statement with what became of it.</param>
/// <param name="Lines">All of its lines.</param>
/// <param name="PartnerName">The partner's name.</param>
internal sealed record PrintedStatement(GetStatementResponse Whole, IReadOnlyList<StatementLine> Lines, string PartnerName)
{
    public Statement Statement => Whole.Statement;

    public string Currency => Statement.Total.CurrencyCode;

    /// <summary>Without what no file name may have: ids hold none of it.</summary>
    public string FileName(string extension) => $"statement-{Statement.PartnerId}-{Statement.StatementId}.{extension}";
}
