using ChannelGrains.Actions.V1;
using ChannelGrains.Client;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Fleet.Pictures;
using ChannelGrains.Forms.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>What one person of the field works with.</summary>
internal sealed class FieldDesk(ChannelBase channel)
{
    private readonly EvidenceUploader _uploader = new(channel);

    public FormService.FormServiceClient Forms { get; } = new(channel);

    public CertificateService.CertificateServiceClient Certificates { get; } = new(channel);

    public ComplianceService.ComplianceServiceClient Compliance { get; } = new(channel);

    public ActionService.ActionServiceClient Actions { get; } = new(channel);

    public SettlementService.SettlementServiceClient Settlement { get; } = new(channel);

    public ScorecardService.ScorecardServiceClient Scorecards { get; } = new(channel);

    /// <summary>Sends a photo of a partner.</summary>
    /// <returns>What names it.</returns>
    public async Task<string> UploadAsync(string partnerId, byte[] photo, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(photo);
        var header = await EvidenceUploader.DescribeAsync(content, cancellationToken);
        (header.PartnerId, header.MediaType, header.TakenAt) = (partnerId, Picture.MediaType, Timestamp.FromDateTimeOffset(takenAt));
        return (await _uploader.UploadAsync(header, content, cancellationToken)).File.Sha256;
    }

    /// <summary>Whether a partner has a record.</summary>
    public async Task<bool> HasAsync(string partnerId, string recordId, CancellationToken cancellationToken)
    {
        try
        {
            await Forms.GetRecordAsync(new GetRecordRequest { PartnerId = partnerId, RecordId = recordId }, cancellationToken: cancellationToken);
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }
}
