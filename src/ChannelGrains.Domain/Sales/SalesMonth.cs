using System.Buffers;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// One month of a book: its packed bytes (a length-prefixed block of cells, then customers; empty for none) and what changed
/// since. Hot cells are added to the packed ones; hot customers stand in their place.
/// </summary>
internal struct SalesMonth(int month, byte[] packed)
{
    /// <summary>Months since 1970-01.</summary>
    public readonly int Month = month;

    public byte[] Packed = packed;

    public HotMonth? Hot;

    public readonly ReadOnlySpan<byte> PackedCells => Packed.Length == 0 ? default : new ByteReader(Packed).Block();

    public readonly ReadOnlySpan<byte> PackedCustomers
    {
        get
        {
            if (Packed.Length == 0)
                return default;
            var reader = new ByteReader(Packed);
            var cells = reader.Block().Length;
            return Packed.AsSpan(cells + VarintLength(cells));
        }
    }

    public readonly ReadOnlySpan<Cell> HotCells => Hot is { Cells: { } cells } ? cells.Cells : default;

    /// <summary>Cells, counting twice what is both packed and hot.</summary>
    public readonly int CellCount => new PackedCellReader(PackedCells).Left + HotCells.Length;

    /// <summary>The month's customers, not to be changed.</summary>
    public readonly HotCustomers CustomersOf(CustomerRegistry registry) =>
        Hot is { Customers: { } customers } ? customers : Sales.PackedCustomers.Read(PackedCustomers, registry);

    /// <summary>All of the month packed; empty when nothing counts in it.</summary>
    public readonly byte[] Pack()
    {
        if (Hot is null)
            return Packed;
        var cells = new List<Cell>(CellCount);
        var packed = new PackedCellReader(PackedCells);
        while (packed.Next(out var cell))
            cells.Add(cell);
        cells.AddRange(HotCells);

        var cellBytes = new ArrayBufferWriter<byte>();
        Sales.PackedCells.Write(cellBytes, cells);
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new ByteWriter(bytes);
        writer.Block(cellBytes.WrittenSpan);
        if (Hot.Customers is { } customers)
            Sales.PackedCustomers.Write(writer, customers);
        else
            writer.Raw(PackedCustomers);
        return bytes.WrittenSpan is [1, 0] /* a block of no cells, and no customers */ ? [] : bytes.WrittenSpan.ToArray();
    }

    private static int VarintLength(int value) => (32 - System.Numerics.BitOperations.LeadingZeroCount((uint)value | 1) + 6) / 7;
}
