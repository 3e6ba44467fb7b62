using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>Goes through the cells that <see cref="PackedCells"/> wrote, in its order.</summary>
internal ref struct PackedCellReader
{
    private readonly long _amount, _cost, _units;
    private ByteReader _reader;
    private int _left, _day, _region, _category;

    public PackedCellReader(ReadOnlySpan<byte> packed)
    {
        _reader = new(packed);
        _left = packed.IsEmpty ? 0 : _reader.Count(int.MaxValue);
        if (_left == 0)
            return;
        var powers = _reader.Byte();
        _amount = PackedCells.Power(powers & 15);
        _cost = PackedCells.Power(powers >> 4);
        _units = PackedCells.Power(_reader.Byte() & 15);
    }

    /// <summary>Cells that are still to come.</summary>
    public readonly int Left => _left;

    /// <summary>The next cell; false after the last.</summary>
    public bool Next(out Cell cell)
    {
        cell = default;
        if (_left == 0)
            return false;
        _left--;
        int lead = _reader.Byte();
        cell.Key = ReadKey(lead);
        ReadCounts(ref cell, (lead >> PackedCells.CountsShift) & 3);
        ReadSums(ref cell, lead >> PackedCells.ShapeShift);
        return true;
    }

    private int ReadKey(int lead)
    {
        if ((lead & PackedCells.NewDay) != 0)
        {
            _day += _reader.Count(31);
            _region = 0;
            _category = -1;
        }
        var step = lead & PackedCells.StepMask;
        if (step != 0)
            _category += step;
        else
        {
            var category = _reader.Count(2 * Cell.MaxNames);
            _category = category >> 1;
            if ((category & 1) != 0)
                _region = _reader.Count(Cell.MaxNames - 1);
        }
        return Cell.KeyOf(_day, _region, _category);
    }

    private void ReadCounts(ref Cell cell, int counts)
    {
        switch (counts)
        {
            case PackedCells.CountsEqual:
                cell.Transactions = cell.Primaries = _reader.Count(int.MaxValue);
                break;
            case PackedCells.CountsAny:
                cell.Transactions = _reader.Int32();
                cell.Primaries = _reader.Int32();
                break;
            default:
                cell.Transactions = 1;
                cell.Primaries = counts; // CountsOneZero and CountsOneOne are the number itself
                break;
        }
    }

    private void ReadSums(ref Cell cell, int shape)
    {
        if (shape == PackedCells.ShapeAny)
        {
            cell.Gross = _reader.Signed() * _amount;
            cell.Returns = _reader.Signed() * _amount;
            cell.Units = _reader.Signed() * _units;
            cell.NetWithKnownCost = _reader.Signed() * _amount;
            cell.Cost = _reader.Signed() * _cost;
            return;
        }
        cell.Gross = (long)_reader.Unsigned() * _amount;
        cell.Units = (long)_reader.Unsigned() * _units;
        if (shape == PackedCells.ShapeNoneKnown)
            return;
        cell.NetWithKnownCost = shape == PackedCells.ShapePartKnown ? (long)_reader.Unsigned() * _amount : cell.Gross;
        cell.Cost = (long)_reader.Unsigned() * _cost;
    }
}
