using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Certificates;
using Grpc.Core;

namespace ChannelGrains.Gateway.Certificates;

internal sealed class CertificateGatewayService(PartnerGrains partners, TrainingEffectReader effects, AnswerGate gate) : CertificateService.CertificateServiceBase
{
    public override async Task<ListCertificatesResponse> ListCertificates(ListCertificatesRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var day = CertificateMessages.Day(request.Day);
        if (request.GraceDays is < 0 or > CertificateLimits.MaxGraceDays)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("GRACE_DAYS", $"grace_days must be 0 to {CertificateLimits.MaxGraceDays}.", "grace_days"));
        var answer = await partner.List(day, request.Code, request.GraceDays, request.PageSize, request.PageToken);
        var page = await gate.PassAsync(answer, context.CancellationToken);
        var response = new ListCertificatesResponse { Day = page.Day.ToString(), NextPageToken = page.Last };
        response.Certificates.AddRange(page.Certificates.Select(certificate => CertificateMessages.ToMessage(request.PartnerId, certificate, page.Day, request.GraceDays)));
        response.Counts.AddRange(page.Counts.Select(count => new CertificateCount { Code = count.Code, Persons = count.Persons }));
        return response;
    }

    public override async Task<RevokeCertificateResponse> RevokeCertificate(RevokeCertificateRequest request, ServerCallContext context)
    {
        var answer = await (await PartnerAsync(request.PartnerId, context)).Revoke(new(request.RecordId, request.Reason), RequestStamps.Of(request, request.RequestId, context));
        var certificate = await gate.PassAsync(answer, context.CancellationToken);
        return new RevokeCertificateResponse { Certificate = CertificateMessages.ToMessage(request.PartnerId, certificate, certificate.Revoked?.RevokedOn ?? BusinessDay.Last, 0) };
    }

    public override Task<GetTrainingEffectResponse> GetTrainingEffect(GetTrainingEffectRequest request, ServerCallContext context) => effects.ReadAsync(request);

    private async ValueTask<IPartnerCertificates> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerCertificates>();
}
