using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>New categories, regions, stores and customers without end, some of them no names at all.</summary>
internal sealed class Names : IAttack
{
    private static readonly string[] Odd = ["", " ", "a//b", "/cn", "cn/", "x\0y", "\u001b[31mred", "‮abc", "a\nb", new string('n', 200)];

    public string Name => "names";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var number = 0;
        var isMixed = random.Next(2) == 0;
        await arena.SendAsync(arena.Connect(), sourceId, () => [HostileBatch.Of(arena.NextBatchId(), partner, [.. Enumerable.Range(0, 200).Select(_ =>
            HostileTransaction.Sale($"n{++number}", change: sale =>
            {
                sale.Lines[0].Category = Draw("cat", random);
                sale.Region = Draw("cn/r", random);
                sale.CustomerId = Draw("c", random);
                if (isMixed && random.Next(50) == 0)
                    sale.CurrencyCode = "USD";
            }))])], window: 2, cancellationToken);
    }

    private static string Draw(string prefix, Random random) => random.Next(20) == 0 ? Odd[random.Next(Odd.Length)] : $"{prefix}-{random.Next(1_000_000)}";
}
