using ChannelGrains.Access.V1;
using ChannelGrains.Cli.Output;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Shares;

/// <summary>Shares for people.</summary>
internal static class ShareView
{
    public static IRenderable One(Share share, string secret) => Tables.Details(
        ("share", share.ShareId),
        ("state", EnumNames.Of(share.State)),
        ("note", share.Note),
        ("created", $"{Figures.Of(share.CreatedAt)} by {share.CreatedBy}"),
        ("expires", Figures.Of(share.ExpiresAt)),
        ("revoked", share.RevokedAt is null ? "" : $"{Figures.Of(share.RevokedAt)} by {share.RevokedBy}"),
        ("secret", secret));

    public static IRenderable Many(IEnumerable<Share> shares)
    {
        var table = Tables.Create("=share", "state", "=expires", "created by", "note");
        foreach (var share in shares)
            table.Row(share.ShareId, EnumNames.Of(share.State), Figures.Of(share.ExpiresAt), share.CreatedBy, share.Note);

        return table;
    }
}
