namespace ChannelGrains.Fleet.Cast;

/// <summary>One product.</summary>
/// <param name="Sku">Article number.</param>
/// <param name="Category">Its category, Chinese and English.</param>
/// <param name="PriceMicros">Shelf price of a unit without tax, in micros of CNY.</param>
/// <param name="CostPercent">What it costs the company, in percent of the shelf price.</param>
/// <param name="Popularity">How often it is bought, beside the others.</param>
internal sealed record Product(string Sku, string Category, long PriceMicros, int CostPercent, int Popularity)
{
    /// <summary>True where it is weighed: a quantity is grams, and the price is of 1,000 of them.</summary>
    public bool IsWeighed { get; init; }

    /// <summary>Day of the story on which it comes out; 0 is since ever.</summary>
    public int FromDay { get; init; }
}
