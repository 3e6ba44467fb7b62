using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A page of versions while it is filled.</summary>
/// <param name="size">How many it takes.</param>
internal sealed class AgreementPage(int size)
{
    private readonly List<AgreementReading> _agreements = [];
    private int _bytes;
    private bool _isFull;

    /// <summary>Takes a version; false when the page is full before.</summary>
    public bool TryAdd(AgreementReading agreement)
    {
        var bytes = AgreementTermsFacts.ToFact(agreement.Terms).CalculateSize() + agreement.Met.Sum(met => 3 * (met.Evidence.Length + met.Principal.Length));
        _isFull = _agreements.Count == size || (_agreements.Count > 0 && _bytes + bytes > Pages.LargestBytes);
        if (_isFull)
            return false;
        _agreements.Add(agreement);
        _bytes += bytes;
        return true;
    }

    public ListedAgreements Of(AgreementBook book) => new(_agreements, _isFull ? _agreements[^1].Agreement.Number : 0, book.Versions.Count > 0 ? book.Etag : "");
}
