using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Client;
using Grpc.Core;

namespace ChannelGrains.Cli.Evidence;

/// <summary>channelctl evidence upload</summary>
internal static class EvidenceUpload
{
    /// <summary>A connection that breaks off is tried again so often, each time from what the server holds.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyDictionary<string, string> MediaTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".heic"] = "image/heic",
        [".pdf"] = "application/pdf",
    };

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var path = new Argument<string>("FILE") { Description = "The file: JPEG, PNG, WebP, HEIC or PDF." };
        path.Validators.Add(CommonOptions.MustBeFile);
        var type = CommonOptions.Text("--media-type", "What it is, as image/jpeg. Default by the end of its name.");
        var taken = CommonOptions.Text("--taken-at", "When it was taken, as 2026-11-28T09:00:00+08:00.");
        var place = CommonOptions.Text("--place", "Where it was taken.");
        var device = CommonOptions.Text("--device", "By what it was taken.");
        return host.Verb(
            "upload",
            "Sends a file. What a broken connection left is gone on with, also when it is called again; a file that is there is not sent again.",
            "evidence upload store-0042 shelf.jpg --place \"shelf 3\"",
            [partner, path, type, taken, place, device],
            async (session, cancellationToken) =>
            {
                var (arguments, name) = (session.Arguments, session.Arguments.GetRequiredValue(path));
                await using var content = File.OpenRead(name);
                var header = await EvidenceUploader.DescribeAsync(content, cancellationToken);
                header.PartnerId = arguments.GetRequiredValue(partner);
                header.MediaType = arguments.GetValue(type) ?? MediaTypes.GetValueOrDefault(Path.GetExtension(name))
                    ?? throw new UsageException($"{name} ends on none of {string.Join(", ", MediaTypes.Keys)}: say --media-type.");
                header.TakenAt = arguments.GetValue(taken) is { } time ? Instants.Parse("--taken-at", time) : null;
                header.Place = arguments.GetValue(place) ?? "";
                header.Device = arguments.GetValue(device) ?? "";
                var uploader = new EvidenceUploader(session.Channel);
                for (var attempt = 1; ; attempt++)
                    try
                    {
                        var answer = await uploader.UploadAsync(header, content, cancellationToken);
                        session.Write(answer.File, () => EvidenceView.One(answer.File));
                        return ExitCode.Done;
                    }
                    catch (RpcException exception) when (attempt < Attempts && exception.StatusCode is StatusCode.Unavailable or StatusCode.Aborted)
                    {
                        await Task.Delay(Pause * attempt, session.Host.Clock, cancellationToken);
                    }
            });
    }
}
