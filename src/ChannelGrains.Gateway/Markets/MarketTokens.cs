using System.Buffers.Text;
using System.Text;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;

namespace ChannelGrains.Gateway.Markets;

/// <summary>Page tokens of the list of markets: the last market of a page.</summary>
internal static class MarketTokens
{
    private const char End = '\0'; // regions and categories hold no control characters

    public static string Of(MarketKey market) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(market.Category is null ? market.Region : $"{market.Region}{End}{market.Category}"));

    /// <summary>Null for no token; INVALID_ARGUMENT PAGE_TOKEN for one of elsewhere.</summary>
    public static MarketKey? Read(string token)
    {
        if (token.Length == 0)
            return null;
        if (!Base64Url.IsValid(token))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list: send back next_page_token.", "page_token"));
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(End, 2);
        return new MarketKey(parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
