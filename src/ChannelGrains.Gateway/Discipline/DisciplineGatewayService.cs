using System.Globalization;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Compliance;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Discipline;
using Grpc.Core;

namespace ChannelGrains.Gateway.Discipline;

internal sealed class DisciplineGatewayService(IGrainFactory grains, PartnerGrains partners, DeclarerReader declarers, AnswerGate gate) : DisciplineService.DisciplineServiceBase
{
    private IDisciplineGrain Grain => grains.GetGrain<IDisciplineGrain>(DisciplineNames.Discipline);

    private IDisciplineDirectoryGrain Directory => grains.GetGrain<IDisciplineDirectoryGrain>(0);

    public override async Task<RecordDeclarationResponse> RecordDeclaration(RecordDeclarationRequest request, ServerCallContext context)
    {
        var answer = await Grain.Declare(DisciplineMessages.ToCommand(request, declarers), RequestStamps.Of(request, request.RequestId, context));
        return new RecordDeclarationResponse { Declaration = DisciplineMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListDeclarationsResponse> ListDeclarations(ListDeclarationsRequest request, ServerCallContext context)
    {
        var of = declarers.ReadIfAny(request.Of, "of");
        if ((of?.Check("of") ?? CheckKind(request.Kind)) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var page = await Directory.ListDeclarations(of, (Domain.Discipline.DeclarationKind)request.Kind, Before(request.PageToken), request.PageSize);
        return new ListDeclarationsResponse { Declarations = { page.Items.Select(DisciplineMessages.ToMessage) }, NextPageToken = Token(page.Next) };
    }

    public override async Task<RecordGiftResponse> RecordGift(RecordGiftRequest request, ServerCallContext context)
    {
        if (request.Gift is { PartnerId.Length: > 0 } gift)
            await partners.RequireAsync(Ids.Require(gift.PartnerId, "gift.partner_id"), context.CancellationToken);
        var answer = await Grain.RecordGift(DisciplineMessages.ToCommand(request, declarers), RequestStamps.Of(request, request.RequestId, context));
        return new RecordGiftResponse { Gift = DisciplineMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<DecideGiftResponse> DecideGift(DecideGiftRequest request, ServerCallContext context)
    {
        var answer = await Grain.DecideGift(DisciplineMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new DecideGiftResponse { Gift = DisciplineMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListGiftsResponse> ListGifts(ListGiftsRequest request, ServerCallContext context)
    {
        if (request.PartnerId.Length > 0)
            Ids.Require(request.PartnerId, "partner_id");
        if (!Enum.IsDefined(request.State))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("GIFT_STATE", "state must be one of the enum's states; UNSPECIFIED is all.", "state"));
        var page = await Directory.ListGifts(request.PartnerId, (Domain.Discipline.GiftState)request.State, Before(request.PageToken), request.PageSize);
        return new ListGiftsResponse { Gifts = { page.Items.Select(DisciplineMessages.ToMessage) }, NextPageToken = Token(page.Next) };
    }

    public override async Task<RecordCompanyEvidenceResponse> RecordCompanyEvidence(RecordCompanyEvidenceRequest request, ServerCallContext context)
    {
        var answer = await Grain.Show(DisciplineMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new RecordCompanyEvidenceResponse { Evidence = ComplianceMessages.ToMessage((await gate.PassAsync(answer, context.CancellationToken)).Shown) };
    }

    public override async Task<GetCompanyComplianceResponse> GetCompanyCompliance(GetCompanyComplianceRequest request, ServerCallContext context) =>
        DisciplineMessages.ToMessage(await gate.PassAsync(await Grain.ReadCompany(ComplianceMessages.Day(request.Day, "day")), context.CancellationToken));

    private static Refusal? CheckKind(DeclarationKind kind) =>
        Enum.IsDefined(kind) ? null : Refusal.InvalidArgument("KIND", "kind must be one of the enum's kinds; UNSPECIFIED is all.", "kind");

    private static long Before(string token) => token.Length == 0 ? 0 : long.Parse(token, CultureInfo.InvariantCulture);

    private static string Token(long next) => next == 0 ? "" : next.ToString(CultureInfo.InvariantCulture);
}
