namespace ChannelGrains.Domain.Sales;

/// <summary>What was counted in a book since it was made, whatever it counted to: only ever more. Amounts in micros.</summary>
/// <param name="Sold">Amounts of SALEs.</param>
/// <param name="Against">Losses of SALEs: what the costs of their lines are above their amounts. Amounts and losses of RETURNs, and of all that was taken back.</param>
/// <param name="Transactions">All of them, each once.</param>
/// <param name="Named">Those that name their customer.</param>
public readonly record struct SalesMovement(Int128 Sold, Int128 Against, long Transactions, long Named)
{
    public static SalesMovement operator -(in SalesMovement later, in SalesMovement earlier) =>
        new(later.Sold - earlier.Sold, later.Against - earlier.Against, later.Transactions - earlier.Transactions, later.Named - earlier.Named);

    /// <summary>With one more transaction.</summary>
    /// <param name="amount">Sum of its lines.</param>
    /// <param name="losses">What of its lines costs more than its amount, by how much.</param>
    /// <param name="isSold">Whether it is a SALE, and not taken back.</param>
    /// <param name="isNamed">Whether it names its customer.</param>
    internal SalesMovement With(long amount, long losses, bool isSold, bool isNamed)
    {
        var named = Named + (isNamed ? 1 : 0);
        return isSold ? new(Sold + amount, Against + losses, Transactions + 1, named) : new(Sold, Against + amount + losses, Transactions + 1, named);
    }
}
