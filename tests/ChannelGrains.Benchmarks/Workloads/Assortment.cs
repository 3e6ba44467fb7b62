using System.Text;

namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>What is sold: 1,000 articles in 8 categories, most of them cheap, a few dear.</summary>
internal static class Assortment
{
    private const int Articles = 1_000;

    public static readonly string[] Categories = ["beverages", "dairy", "frozen", "household", "produce", "snacks", "bakery", "wellness"];

    private static readonly Article[] All = Create();

    public static ref readonly Article Draw(ref SplitMix random) => ref All[random.Next(Articles)];

    private static Article[] Create()
    {
        var random = new SplitMix(8);
        var articles = new Article[Articles];
        for (var i = 0; i < Articles; i++)
        {
            // Log-uniform from 1.00 to 400.00, in cents.
            var cents = (long)(100 * Math.Pow(400, random.NextDouble()));
            articles[i] = new Article(
                Encoding.ASCII.GetBytes($"SKU-{10_000 + i * 37 % Articles}"), Encoding.ASCII.GetBytes(Categories[i % Categories.Length]), cents * 10_000);
        }
        return articles;
    }
}

/// <summary>An article; its price in micros.</summary>
internal readonly record struct Article(byte[] Sku, byte[] Category, long PriceMicros);
