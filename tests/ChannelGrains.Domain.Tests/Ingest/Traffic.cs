using ChannelGrains.Domain.Sales;
using CsCheck;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>Transactions of one source, each id once: sales, returns, voids of them, of voids, of nothing, and faulty ones.</summary>
internal static class Traffic
{
    public static Gen<List<Sent>> Sent { get; } = Gen.Select(Gen.Int[0, 9], Gen.Long[1, 40], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 40]).List[1, 30]
        .Select(rows => rows.Select((row, i) => Make(i, row.Item1, row.Item2, row.Item3, row.Item4, row.Item5)).ToList());

    /// <summary>What all of it comes to in whole units, whatever the order: what is right, less what a void names.</summary>
    public static long NetOf(IReadOnlyCollection<Sent> sent)
    {
        var voided = sent.Where(each => each.Kind == TransactionKind.Void).Select(each => each.Original).ToHashSet();
        return sent.Where(each => each.Kind != TransactionKind.Void && each.Currency == "CNY" && !voided.Contains(each.Id))
            .Sum(each => each.Kind == TransactionKind.Sale ? each.Amount : -each.Amount);
    }

    private static Sent Make(int number, int choice, long amount, int original, int customer, int daysAgo) => choice switch
    {
        0 => new Sent($"t{number}", TransactionKind.Return, amount, DaysAgo: daysAgo),
        1 or 2 or 3 => Domain.Tests.Ingest.Sent.Void($"t{number}", $"t{original}"),
        4 => new Sent($"t{number}", Amount: amount, Currency: "EUR"),
        _ => new Sent($"t{number}", Amount: amount, DaysAgo: daysAgo, Customer: customer),
    };
}
