namespace ChannelGrains.Fleet.Checks;

/// <summary>A figure of the server that is not what the fleet sent.</summary>
/// <param name="PartnerId">Whose.</param>
/// <param name="Where">Period and category, or quarantine.</param>
/// <param name="Figure">Which.</param>
/// <param name="Sent">What the fleet's ledger says.</param>
/// <param name="Answered">What the server answered.</param>
internal sealed record Difference(string PartnerId, string Where, string Figure, string Sent, string Answered)
{
    public override string ToString() => $"{PartnerId} {Where} {Figure}: sent {Sent}, the server has {Answered}";
}
