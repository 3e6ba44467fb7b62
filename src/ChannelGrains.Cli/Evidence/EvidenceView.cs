using ChannelGrains.Cli.Output;
using ChannelGrains.Evidence.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Evidence;

/// <summary>Files of evidence for people.</summary>
internal static class EvidenceView
{
    public static IRenderable One(EvidenceFile file)
    {
        var claims = Tables.Create("by", "received", "taken", "place", "device");
        foreach (var claim in file.Claims)
            claims.Row(claim.Principal, Figures.Of(claim.ReceivedAt), Figures.Of(claim.TakenAt), claim.Place, claim.Device);

        return new Rows(Tables.Details(("file", file.Sha256), ("bytes", Figures.Of(file.SizeBytes)), ("media type", file.MediaType)), claims);
    }

    public static IRenderable All(IEnumerable<EvidenceFile> files)
    {
        var table = Tables.Create("file", ">bytes", "media type", "first by", "received", "place");
        foreach (var file in files)
            table.Row(file.Sha256, Figures.Of(file.SizeBytes), file.MediaType, file.Claims[0].Principal, Figures.Of(file.Claims[0].ReceivedAt), file.Claims[0].Place);

        return table;
    }

    public static IRenderable Status(GetEvidenceStatusResponse status) => status.File is { } file
        ? One(file)
        : Tables.Details(("state", EnumNames.Of(status.State)), ("held", $"{Figures.Of(status.HeldBytes)} bytes"));
}
