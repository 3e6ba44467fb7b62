namespace ChannelGrains.Domain.Sales;

/// <summary>What one line did to its cell.</summary>
/// <param name="Day">Business day, in days since 1970-01-01.</param>
/// <param name="Region">Index in the book's regions.</param>
/// <param name="Category">Index in the book's categories.</param>
/// <param name="Difference">What it added; its key has no meaning.</param>
internal readonly record struct SalesChange(int Day, int Region, int Category, Cell Difference);
