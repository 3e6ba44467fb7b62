namespace ChannelGrains.Domain.Sales;

/// <summary>What was counted in a book since it was made, whatever it counted to: only ever more. Amounts in micros.</summary>
/// <param name="Sold">Amounts of SALEs.</param>
/// <param name="Against">Losses of SALEs: what the costs of their lines are above their amounts. Amounts and losses of RETURNs, and of all that was taken back.</param>
/// <param name="Transactions">All of them, each once.</param>
/// <param name="Named">Those that name their customer.</param>
/// <param name="NamedBack">Those of them that were taken back.</param>
/// <param name="Costed">Amounts of lines whose cost is known, of all transactions.</param>
public readonly record struct SalesMovement(Int128 Sold, Int128 Against, long Transactions, long Named, long NamedBack, Int128 Costed)
{
    public static SalesMovement operator -(in SalesMovement later, in SalesMovement earlier) =>
        new(later.Sold - earlier.Sold, later.Against - earlier.Against, later.Transactions - earlier.Transactions, later.Named - earlier.Named, later.NamedBack - earlier.NamedBack, later.Costed - earlier.Costed);

    /// <summary>With one more transaction.</summary>
    /// <param name="amount">Sum of its lines.</param>
    /// <param name="losses">What of its lines costs more than its amount, by how much.</param>
    /// <param name="costed">Sum of its lines whose cost is known.</param>
    /// <param name="isSale">Whether it is a SALE.</param>
    /// <param name="isBack">Whether it is taken back.</param>
    /// <param name="isNamed">Whether it names its customer.</param>
    internal SalesMovement With(long amount, long losses, long costed, bool isSale, bool isBack, bool isNamed)
    {
        var (sold, against) = isSale && !isBack ? (amount, losses) : (0, amount + losses);
        var (named, namedBack) = isNamed ? (1, isBack ? 1 : 0) : (0, 0);
        return new(Sold + sold, Against + against, Transactions + 1, Named + named, NamedBack + namedBack, Costed + costed);
    }
}
