namespace ChannelGrains.Domain.Sales;

/// <summary>The distinct customers of several partners, of which each gives a sketch: an estimate that states its error. Not for several threads at once.</summary>
public sealed class CustomerUnion
{
    private readonly CustomerSketch _sketch = new();

    /// <param name="sketch">What <see cref="SalesBook.SketchCustomers"/> gave.</param>
    public void Add(byte[] sketch) => _sketch.Add(sketch);

    public DistinctCustomers Count() => new(_sketch.Estimate(), false, CustomerSketch.StandardError);
}
