using System.Security.Cryptography;
using ChannelGrains.Admin.V1;
using ChannelGrains.Client;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Crash.Tests.Evidence;

/// <summary>A server that is killed again and again while files are sent to it has each of them once in the end.</summary>
public sealed class UploadKillTests(ITestOutputHelper output)
{
    private const int Files = 40, AtOnce = 6, Kills = 4, MostBytes = 4_000_000, LongestMilliseconds = 20, MostLooks = 2_000;
    private const string Partner = "shop";

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private volatile string _address = "";

    [Fact]
    public async Task Uploads_WhoseServerIsKilledOnTheWay_EndWholeAndOnce()
    {
        var random = new Random();
        using var directory = new TemporaryDirectory();
        var server = await StartAsync(directory.Path);
        try
        {
            await CreateAsync();
            var files = Enumerable.Range(0, Files).Select(_ => Content(random)).ToList();
            var sending = Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) => await SendAsync(file));
            var underWay = 0;
            for (var kill = 0; kill < Kills; kill++)
            {
                // Once the first file of this start is on its way with a part that is durable, or a moment later.
                for (var look = 0; look < MostLooks && Notes(directory.Path) == 0 && !sending.IsCompleted; look++)
                    await Task.Delay(1);
                await Task.Delay(random.Next(LongestMilliseconds));
                await server.KillAsync();
                await server.DisposeAsync();
                underWay += Notes(directory.Path);
                output.WriteLine($"killed with {Notes(directory.Path)} files on their way");
                server = await StartAsync(directory.Path);
            }
            await sending;
            Assert.True(underWay > 0);

            using var channel = GrpcChannel.ForAddress(_address);
            foreach (var file in files)
            {
                using var received = new MemoryStream();
                var known = await new EvidenceDownload(channel).RunAsync(Partner, Sha256(file), received, CancellationToken.None);
                Assert.Equal(file, received.ToArray());
                Assert.Single(known.Claims);
            }
            Assert.Equal(Files + 1L, (await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = Partner, Period = "2026-01" })).JournalVersion);
            Assert.Empty((await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new VerifyJournalRequest())).Problems);
            Assert.Empty(Directory.GetFiles(Path.Combine(directory.Path, "evidence", "parts")));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private async Task<ServerProcess> StartAsync(string directory)
    {
        var server = await ServerProcess.StartAsync(directory);
        _address = server.GrpcAddress;
        return server;
    }

    /// <summary>Files of which a part is held durably.</summary>
    private static int Notes(string directory) => Directory.GetFiles(Path.Combine(directory, "evidence", "parts"), "*.note").Length;

    private async Task CreateAsync()
    {
        using var channel = GrpcChannel.ForAddress(_address);
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = Partner,
            Partner = new Partner { DisplayName = "A shop", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC" },
            InitialState = PartnerState.Active,
        });
    }

    private async Task SendAsync(byte[] file)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var content = new MemoryStream(file);
        var header = await EvidenceUploader.DescribeAsync(content, patience.Token);
        (header.PartnerId, header.MediaType) = (Partner, "image/png");
        while (true)
            try
            {
                using var channel = GrpcChannel.ForAddress(_address);
                await new EvidenceUploader(channel).UploadAsync(header, content, patience.Token);
                return;
            }
            catch (RpcException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(100, patience.Token);
            }
    }

    private static byte[] Content(Random random)
    {
        var content = new byte[random.Next(8, MostBytes)];
        random.NextBytes(content);
        PngStart.CopyTo(content, 0);
        return content;
    }

    private static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
