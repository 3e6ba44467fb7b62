namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>Writes random sales as protobuf, of about 138 bytes: 1-3 lines, half with a customer, over the days before now.</summary>
internal static class SaleWriter
{
    public const int Days = 28;

    private const int CustomersOfAPartner = 300, LargestQuantity = 5, ReturnPercent = 3;
    private const int Sale = 1, Return = 2;

    /// <summary>Writes one transaction as field <paramref name="field"/> of the message that encloses it.</summary>
    /// <returns>What it adds to the partner's net, in millionths of the currency's unit.</returns>
    public static long Write(ref BackwardWriter writer, int field, int partner, long number, long nowSeconds, ref SplitMix random)
    {
        var end = writer.Start;
        var amount = 0L;
        for (var lines = 1 + random.Next(3); lines > 0; lines--)
            amount += WriteLine(ref writer, ref random);
        if ((random.Next() & 1) == 0)
            writer.Id(8, (byte)'C', partner * 1_000L + random.Next(CustomersOfAPartner), 8);
        writer.Id(7, (byte)'P', 1 + random.Next(4), 2);
        writer.Id(6, (byte)'S', partner, 5);
        writer.Bytes(4, "CNY"u8);
        var isReturn = random.Next(100) < ReturnPercent;
        writer.Varint(3, isReturn ? Return : Sale);
        var time = writer.Start;
        writer.Varint(1, nowSeconds - random.Next(Days * 86_400));
        writer.Close(2, time);
        writer.Id(1, (byte)'R', number, 11);
        writer.Close(field, end);
        return isReturn ? -amount : amount;
    }

    private static long WriteLine(ref BackwardWriter writer, ref SplitMix random)
    {
        ref readonly var article = ref Assortment.Draw(ref random);
        var quantity = 1 + random.Next(LargestQuantity);
        var amount = article.PriceMicros * quantity;
        var end = writer.Start;
        writer.Varint(6, amount * 13 / 100);
        writer.OptionalVarint(5, amount * 7 / 10);
        writer.Varint(4, amount);
        writer.Varint(3, quantity * 1_000L);
        writer.Bytes(2, article.Category);
        writer.Bytes(1, article.Sku);
        writer.Close(10, end);
        return amount;
    }
}
