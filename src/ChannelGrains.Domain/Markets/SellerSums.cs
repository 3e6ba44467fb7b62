using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>The sum of what sellers sold, and of the squares of it, exact for any size. Sales of an ordinary size are added up in 128 bits.</summary>
internal struct SellerSums
{
    private const int SquarePlaces = Amount.Places * 2;

    private static readonly Int128 Ordinary = Int128.One << 62;
    private static readonly Int128 Full = Int128.One << 125; // the square of an ordinary one still has room beside it

    private Int128 _sum, _squares;
    private BigInteger _carriedSum, _carriedSquares;

    public readonly BigInteger Sum => _carriedSum + _sum;

    private readonly BigInteger Squares => _carriedSquares + _squares;

    /// <param name="sales">Micros, 0 or more.</param>
    public void Add(BigInteger sales)
    {
        if (sales < Ordinary)
            Add((Int128)sales);
        else
        {
            _carriedSum += sales;
            _carriedSquares += sales * sales;
        }
    }

    /// <inheritdoc cref="Add(BigInteger)"/>
    public void Add(Int128 sales)
    {
        if (sales >= Ordinary)
        {
            Add((BigInteger)sales);
            return;
        }
        if (_squares >= Full || _sum >= Full)
        {
            (_carriedSum, _carriedSquares) = (Sum, Squares);
            (_sum, _squares) = (0, 0);
        }
        _sum += sales;
        _squares += sales * sales;
    }

    /// <summary>10,000 times the sum of the squares / the square of the sum; no value when that is 0.</summary>
    public readonly DecimalRatio ToIndex() => DecimalRatio.Of(10_000 * Squares, Sum * Sum, SquarePlaces);
}
