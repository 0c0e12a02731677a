/**
 * Names of evidence, as our callers give them, in PayPal's words (openapi: disputes, `evidence_type`). Besides these every
 * type of PayPal's own may be named, in small letters; what is none of them is sent as OTHER, with its name.
 */
export const evidenceTypes: Readonly<Record<string, string>> = {
  product_description: 'ITEM_DESCRIPTION',
  service_documentation: 'PROOF_FOR_SOFTWARE_OR_SERVICE_DELIVERED',
  access_activity_log: 'PROOF_FOR_SOFTWARE_OR_SERVICE_DELIVERED',
  receipt: 'PROOF_OF_RECEIPT_COPY',
  refund_policy: 'RETURN_POLICY',
  refund_policy_disclosure: 'RETURN_POLICY',
  refund_refusal_explanation: 'MERCHANT_RESPONSE',
  cancellation_policy: 'COPY_OF_CONTRACT',
  cancellation_policy_disclosure: 'COPY_OF_CONTRACT',
  customer_signature: 'PROOF_OF_DELIVERY_SIGNATURE',
  shipping_address: 'DELIVERY_ADDRESS',
  shipping_date: 'PROOF_OF_SHIPMENT_POSTAGE',
  shipping_documentation: 'COPY_OF_SHIPPING_MANIFEST',
  shipping_carrier: 'PROOF_OF_FULFILLMENT',
  shipping_tracking_number: 'PROOF_OF_FULFILLMENT',
  uncategorized_text: 'OTHER',
};

/** PayPal's own types that callers may name. */
export const paypalTypes: ReadonlySet<string> = new Set(
  `PROOF_OF_FULFILLMENT PROOF_OF_REFUND PROOF_OF_DELIVERY_SIGNATURE PROOF_OF_RECEIPT_COPY RETURN_POLICY BILLING_AGREEMENT
   PROOF_OF_RESHIPMENT ITEM_DESCRIPTION COPY_OF_CONTRACT PROOF_OF_RETURN PROOF_OF_REFUND_OUTSIDE_PAYPAL
   RECEIPT_OF_MERCHANDISE DETAILS_OF_PURCHASE ADDITIONAL_PROOF_OF_SHIPMENT DELIVERY_RECEIPT ADDITIONAL_TRACKING_INFORMATION
   PROOF_OF_SHIPMENT_POSTAGE ONLINE_TRACKING_INFORMATION PROOF_FOR_SOFTWARE_OR_SERVICE_DELIVERED
   COPY_OF_SHIPPING_MANIFEST CONFIRMATION_OF_RESOLUTION DELIVERY_ADDRESS MERCHANT_RESPONSE ORDER_DETAILS LISTING_URL
   SHIPPING_INSURANCE OTHER`.split(/\s+/),
);
